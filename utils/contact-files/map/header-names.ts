import { columnKey } from '../../csv/columns'
import type { Target } from './targets'

/**
 * What columns are called, as `columnKey` compares them: in Google Contacts, HubSpot, Outlook, Kommo and in plain lists of
 * seven languages. Where a word means two things, `guessMapping` looks at the other columns.
 */
const NAMES: Partial<Record<Target, string>> = {
  name: `name fullname displayname contactname contact customer customername client clientname
    名前 氏名 お名前 表示名 フルネーム 顧客名 連絡先 nombrecompleto nombreyapellidos nombreparamostrar contacto cliente
    nomecompleto nomedeexibicao contato nomcomplet nometprenom nomaffiche contact vollstandigername anzeigename kontakt
    kunde 姓名 全名 名称 联系人 客户姓名 полноеимяконтакта имяконтакта фио fn`,
  firstName: `firstname givenname forename vorname prenom nombre nombredepila primernombre nome primeironome 名 имя
    contactfirstname`,
  middleName: `middlename additionalname weiterevornamen segundonombre deuxiemeprenom nomedomeio segundonome
    ミドルネーム отчество`,
  lastName: `lastname familyname surname secondname nachname familienname nomdefamille apellido apellidos sobrenome
    ultimonome apelido 姓 фамилия contactlastname`,
  phone: `phone phonenumber phonenumbers telephone telephonenumber tel mobile mobilephone mobilephonenumber mobilenumber
    mobileno cell cellphone cellular whatsapp whatsappnumber whatsappphonenumber workphone workdirectphone homephone
    homephone2 businessphone businessphone2 primaryphone otherphone companymainphone carphone radiophone contactphone
    電話 電話番号 携帯 携帯電話 携帯番号 携帯電話番号 会社電話 会社電話2 会社代表電話 自宅電話 自宅電話2 通常の電話 その他の電話
    自動車電話 無線電話 telefono telefonomovil movil celular telefonocelular telefonodeltrabajo telefonodeltrabajo2
    telefonoparticular particular otrotelefono telefonoprincipal numerodetelefono telefone telefonecelular telemovel
    telefonecomercial telefonecomercial2 telefoneresidencial outrotelefone telefoneprincipal numerodetelefone
    telephonemobile telmobile telephonebureau telephonebureau2 telephonedomicile portable numerodetelephone telefon
    telefonnummer handy handynummer mobil mobiltelefon mobiltelefon2 mobilnummer telefongeschaftlich
    telefongeschaftlich2 telefonprivat telefonprivat2 telefonfirma haupttelefon weiterestelefon autotelefon rufnummer
    手机 手机号 手机号码 电话 电话号码 移动电话 商务电话 住宅电话 рабочийтелефон рабочийпрямойтелефон мобильныйтелефон
    домашнийтелефон другойтелефон телефон`,
  email: `email emails emailaddress emailaddresses mail emailaddress1 email1 email2 email3 email2address email3address
    primaryemail workemail personalemail otheremail メール メールアドレス eメール 電子メール 電子メールアドレス 電子メール2アドレス
    電子メール3アドレス correo correoelectronico direcciondecorreoelectronico direcciondecorreoelectronico2
    direcciondelcorreoelectronico3 enderecodeemail enderecodeemail2 enderecodeemail3 enderecoeletronico adressedemessagerie
    adressemessagerie adressedecourrier adressedecourrier2 adressedecourrier3 adresseemail adressemail courriel
    emailadresse email2adresse email3adresse 邮箱 电子邮箱 电子邮件 电子邮件地址 рабочийemail личныйemail другойemail почта`,
  company: `company companyname organization organizationname organisation organization1name employer associatedcompany
    companyofcontact contactscompany 会社 会社名 勤務先 組織 empresa organizacion compania negocio nomedaempresa
    organizacao societe entreprise firma unternehmen firmenname 公司 公司名称 单位 компания названиекомпании
    компанияконтакта`,
  role: `role jobtitle position jobposition organizationtitle organization1title occupation 役職 職位 肩書 puesto cargo
    cargodotrabalho funcao fonction poste profession beruf stelle 职务 职位 должность`,
  tags: `tags tag labels label categories category groups group groupmembership contactgroups タグ ラベル 分類 カテゴリ
    カテゴリー グループ etiquetas etiqueta categorias categoria grupos grupo etiquettes categorie groupes kategorien
    kategorie gruppen gruppe schlagworter 标签 类别 分组 теги тег`,
  notes: `notes note comment comments remarks remark memo description メモ 備考 ノート 注記 notas nota comentarios
    comentario observaciones observacoes anotacoes descricao descripcion remarques commentaire commentaires notizen
    notiz bemerkung bemerkungen kommentar anmerkungen 备注 附注 说明 примечание примечание1 примечание2 примечание3
    примечание4 примечание5 note1 note2 note3 note4 note5 комментарий`,
  language: `language preferredlanguage lang 言語 idioma langue sprache 语言 язык`,
  timeZone: `timezone 時間帯 タイムゾーン zonahoraria fusohorario fuseauhoraire zeitzone 时区 часовойпояс`,
  source: `source leadsource originalsource originalsourcetype originaltrafficsource 流入元 獲得元 origen fuente origem
    fonte quelle herkunft 来源 источник`,
  channel: `channel preferredchannel チャネル canal kanal 渠道 канал`,
  owner: `owner contactowner hubspotowner responsible responsibleuser assignedto salesrep 担当 担当者 propietario
    responsable proprietario responsavel proprietaire zustandig besitzer 负责人 ответственный`,
  grade: `grade rating rank ランク clasificacion classificacao 等级`,
  createdAt: `created createdat createdate creationdate datecreated 作成日 作成日時 登録日 fechadecreacion
    datadecriacao datedecreation erstelltam 创建日期 датасозданияконтакта датасоздания`,
}

// Of products with numbered columns: "E-mail 1 - Value", "Organization 1 - Name".
const NUMBERED: readonly [RegExp, Target][] = [
  [/^(e?mail|phone)\d+(type|label)$/, 'skip'],
  [/^(address|website|organization|im|event|relation|customfield|jot)\d*(type|label)$/, 'skip'],
  [/^e?mail\d*value$/, 'email'],
  [/^phone\d*value$/, 'phone'],
]

const targets = new Map<string, Target>()
for (const [target, names] of Object.entries(NAMES) as [Target, string][]) {
  for (const name of names.split(/\s+/)) {
    const key = columnKey(name)
    if (!targets.has(key)) targets.set(key, target)
  }
}

/** @returns what a column of this key usually holds; undefined for one nobody knows. */
export function targetOfKey(key: string): Target | undefined {
  const numbered = NUMBERED.find(([pattern]) => pattern.test(key))?.[1]
  // "Work phone (contact)", and "Phone 2".
  return numbered ?? targets.get(key) ?? targets.get(key.replace(/contacts?$|\d+$/, ''))
}
